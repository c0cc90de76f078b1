// @ts-check
// Why a source could not be opened, in words for people and a code for programs.

/** @typedef {'no-camera' | 'camera-absent' | 'camera-busy' | 'permission' | 'screen-unavailable' | 'file-undecodable' | 'file-without-video'} SourceErrorCode */

export class SourceError extends Error {
  /** @param {SourceErrorCode} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = 'SourceError';
    this.code = code;
  }
}
