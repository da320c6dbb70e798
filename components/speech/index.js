// What a page shares: one microphone, one playback, one link, one session. The elements of components/ show and steer them.
export { capture } from "./capture.js";
export { link } from "./link.js";
export { playback } from "./playback.js";
export { session } from "./session.js";
export { Person } from "./person.js";
export { Meter } from "./meter.js";
export { helpFor } from "./refusals.js";
export { MicrophoneHelp, browser } from "./allowing.js";
export { tone, verdict } from "./levels.js";
export { kept, keep } from "./memory.js";
export { Video } from "./video.js";
export { mouthAt, mouthPaths, names, shape, timelineOf } from "./mouth.js";
