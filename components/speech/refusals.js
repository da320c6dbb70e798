// Why there is no microphone, and what to do about it in this browser, on this system.
import { allowing } from "./allowing.js";

const PROBLEMS = {
  NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none",
  NotReadableError: "taken", AbortError: "taken", InsecureContext: "insecure",
};

export function problemOf(error) {
  if (error.name === "NotAllowedError" && /system/i.test(error.message)) return "system";
  if (error.name === "NotAllowedError" && /dismissed/i.test(error.message)) return "dismissed";
  return PROBLEMS[error.name] || "taken";
}

const TITLES = {
  denied: "This page may not use your microphone",
  dismissed: "The question about the microphone was closed",
  system: "Your computer keeps the microphone from the browser",
  none: "No microphone was found",
  taken: "The microphone could not be opened",
  insecure: "Speech needs a secure page",
};

const SYSTEM = {
  mac: ["Open System Settings, “Privacy & Security”, “Microphone”.", "Switch your browser on.", "Quit the browser and open this page again."],
  windows: ["Open Settings, “Privacy & security”, “Microphone”.", "Switch on “Microphone access” and “Let desktop apps access your microphone”.", "Then press “Try again”."],
  other: ["Open the privacy settings of your system and allow your browser to use the microphone.", "Then press “Try again”."],
};

const STEPS = {
  dismissed: ["Press “Try again”.", "Choose “Allow” when the browser asks."],
  none: ["Plug in a headset or a microphone, or switch your Bluetooth headset on.", "It is taken up as soon as the system sees it."],
  taken: ["Close other programs that use the microphone, such as a video call.", "Unplug it and plug it in again.", "Then press “Try again”."],
  insecure: ["Browsers give the microphone only to pages opened over https or from this same machine.", "Ask whoever runs this site for its https address."],
};

export function helpFor(problem) {
  const title = TITLES[problem] || TITLES.taken;
  if (problem === "denied") return { title, steps: allowing() };
  if (problem === "system") return { title, steps: SYSTEM[system()] };
  return { title, steps: STEPS[problem] || STEPS.taken };
}

function system(agent = navigator.userAgent) {
  if (/Mac OS X/.test(agent)) return "mac";
  return /Windows/.test(agent) ? "windows" : "other";
}
