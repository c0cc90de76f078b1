// @ts-check
// Whether anybody can see the video: on its page, or in a window of its own while the page is hidden.

/** @param {Document} page @param {HTMLVideoElement} video */
export function isSeen(page, video) {
  return page.visibilityState === 'visible' || page.pictureInPictureElement === video || isInWindowOfSafari(video);
}

/** Older versions of Safari, and those of iPhones, have a word of their own for it. @param {any} video */
function isInWindowOfSafari(video) {
  return video.webkitPresentationMode === 'picture-in-picture';
}
