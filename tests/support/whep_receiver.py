#!/usr/bin/python3
"""A WebRTC peer that is no browser (aiortc): receives by WHEP and prints what comes, one JSON object a line.

Usage: whep_receiver.py [--seconds N] [--bearer KEY] [--kinds video,audio] [--payloads] URL

{"event": "answer", "status", "location", "headers", "afterMs"}    then the answer's SDP is in "sdp"
{"event": "state", "state", "afterMs"}        of the connection; each one
{"event": "frame", "kind", "afterMs", "timestamp", "epochMs", ...}  decoded; "timestamp" from the first packet; video: width, height, luma (of the
                                                      middle, 0 to 255); audio: samples, rate, peak (0 to 32767)
{"event": "payload", "kind", "sequence", "timestamp", "marker", "size", "sha256"}   with --payloads: decrypted RTP
{"event": "end", "frames": {kind: n}, "packets": {kind: n}, "lost": {kind: n}, "state"}
"afterMs" counts from the POST. Ends with 0 if each kind that was asked for gave a frame, with 3 if not, with 4
if the server refused.
"""
import argparse
import asyncio
import hashlib
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.rtcrtpreceiver import RTCRtpReceiver

began = time.monotonic()


def say(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)


def after_ms():
    return round((time.monotonic() - began) * 1000, 1)


def ask(url, method, body=None, bearer=None):
    headers = {"Content-Type": "application/sdp"} if body else {}
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    request = urllib.request.Request(url, data=body.encode() if body else None, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, dict(response.headers), response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode(errors="replace")


def middle_luma(frame):
    plane = frame.planes[0]
    return bytes(plane)[(frame.height // 2) * plane.line_size + frame.width // 2]


def describe(kind, frame):
    if kind == "video":
        return {"width": frame.width, "height": frame.height, "luma": middle_luma(frame)}
    samples = memoryview(bytes(frame.planes[0])).cast("h")
    return {"samples": frame.samples, "rate": frame.sample_rate, "peak": max(map(abs, samples), default=0)}


def report_payloads():
    """Each packet once it is decrypted, before the jitter buffer."""
    handle = RTCRtpReceiver._handle_rtp_packet

    async def reported(self, packet, arrival_time_ms):
        say("payload", kind=self._RTCRtpReceiver__kind, sequence=packet.sequence_number, timestamp=packet.timestamp,
            marker=packet.marker, size=len(packet.payload), sha256=hashlib.sha256(packet.payload).hexdigest())
        await handle(self, packet, arrival_time_ms)

    RTCRtpReceiver._handle_rtp_packet = reported


def without_extensions(sdp):
    """aiortc reads every packet of a bundle with one list of extensions, and offers the same numbers for others."""
    return "".join(line for line in sdp.splitlines(keepends=True) if not line.startswith("a=extmap:"))


class Receiver:
    def __init__(self, kinds):
        self.connection = RTCPeerConnection()
        self.frames = {kind: 0 for kind in kinds}
        self.tasks = []
        for kind in kinds:
            self.connection.addTransceiver(kind, direction="recvonly")
        self.connection.on("track", lambda track: self.tasks.append(asyncio.ensure_future(self.read(track))))
        self.connection.on("connectionstatechange",
                           lambda: say("state", state=self.connection.connectionState, afterMs=after_ms()))

    async def read(self, track):
        while True:
            try:
                frame = await track.recv()
            except Exception:  # the track has ended
                return
            self.frames[track.kind] += 1
            say("frame", kind=track.kind, afterMs=after_ms(), timestamp=frame.pts, epochMs=round(time.time() * 1000, 1),
                **describe(track.kind, frame))

    async def totals(self):
        packets, lost = {}, {}
        for entry in (await self.connection.getStats()).values():
            if entry.type == "inbound-rtp":
                packets[entry.kind] = entry.packetsReceived
                lost[entry.kind] = entry.packetsLost
        return {"frames": self.frames, "packets": packets, "lost": lost, "state": self.connection.connectionState}

    async def end(self):
        for task in self.tasks:
            task.cancel()
        await self.connection.close()


async def run(options):
    receiver = Receiver(options.kinds)
    await receiver.connection.setLocalDescription(await receiver.connection.createOffer())
    global began
    began = time.monotonic()
    offer = without_extensions(receiver.connection.localDescription.sdp)
    status, headers, body = await asyncio.to_thread(ask, options.url, "POST", offer, options.bearer)
    location = headers.get("Location")
    say("answer", status=status, location=location, headers=headers, afterMs=after_ms(), sdp=body)
    if status != 201:
        await receiver.end()
        return 4
    await receiver.connection.setRemoteDescription(RTCSessionDescription(sdp=body, type="answer"))
    await asyncio.sleep(options.seconds)
    say("end", **await receiver.totals())
    await receiver.end()
    if location:
        await asyncio.to_thread(ask, urllib.parse.urljoin(options.url, location), "DELETE", None, options.bearer)
    return 0 if all(receiver.frames.values()) else 3


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--bearer")
    parser.add_argument("--kinds", type=lambda text: text.split(","), default=["video", "audio"])
    parser.add_argument("--payloads", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = read_options()
    if chosen.payloads:
        report_payloads()
    sys.exit(asyncio.run(run(chosen)))
