// How a browser is told that this page may use the microphone: the one in use first, the others one choice away.

const BROWSERS = {
  chrome: ["Chrome", [
    "Click the icon at the left end of the address bar.",
    "Switch “Microphone” on.",
    "If it is not there, open “Site settings” in the same place and set “Microphone” to “Allow”.",
  ]],
  edge: ["Edge", [
    "Click the lock at the left end of the address bar, then “Permissions for this site”.",
    "Set “Microphone” to “Allow”.",
    "Edge may offer to reload the page. Let it: nothing is lost.",
  ]],
  firefox: ["Firefox", [
    "Click the crossed-out microphone at the left end of the address bar.",
    "Take away “Blocked” with the cross beside it.",
    "Ask for the microphone again, choose it in the list and press “Allow”.",
  ]],
  safari: ["Safari on a Mac", [
    "Open the Safari menu and choose “Settings for this website”.",
    "Set “Microphone” to “Allow”.",
  ]],
  ios: ["Safari on iPhone or iPad", [
    "Tap the page menu at the end of the address bar, then “Website Settings”.",
    "Set “Microphone” to “Allow”.",
    "If that changes nothing: in the Settings app, under Apps and Safari, set “Microphone” to “Ask” or “Allow”.",
  ]],
  iosother: ["Chrome, Edge or Firefox on iPhone or iPad", [
    "Open the Settings app and find your browser under Apps.",
    "Switch “Microphone” on.",
    "Come back to this page.",
  ]],
  android: ["Chrome on Android", [
    "Tap the icon at the left end of the address bar, then “Permissions”.",
    "Switch “Microphone” on.",
    "If it cannot be switched: in the settings of the phone, under Apps and Chrome, allow the microphone.",
  ]],
  androidfirefox: ["Firefox on Android", [
    "Tap the lock in the address bar.",
    "Tap “Microphone” until it says “Allowed”.",
    "If it stays blocked: in the settings of the phone, under Apps and Firefox, allow the microphone.",
  ]],
};
const AGAIN = "Then press “Turn the microphone on” or “Try again”.";

export function allowing(name = browser()) { return [...BROWSERS[name][1], AGAIN]; }

export function browser(agent = navigator.userAgent) {
  if (/iPhone|iPad/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)) return /CriOS|EdgiOS|FxiOS/.test(agent) ? "iosother" : "ios";
  if (/Android/.test(agent)) return /Firefox\//.test(agent) ? "androidfirefox" : "android";
  if (/Firefox\//.test(agent)) return "firefox";
  if (/Edg\//.test(agent)) return "edge";
  return /Safari\//.test(agent) && !/Chrome|Chromium/.test(agent) ? "safari" : "chrome";
}

// `asks` adds what happens where nothing has been refused yet.
export const MicrophoneHelp = {
  template: `
    <div class="mic-help">
      <p v-if="asks">Your browser asks the first time: choose your microphone there and press “Allow”. If it does not ask, or you said no:</p>
      <label class="field">Your browser <select v-model="chosen"><option v-for="(each, key) in browsers" :key="key" :value="key">{{ each[0] }}</option></select></label>
      <ol><li v-for="step in steps" :key="step">{{ step }}</li></ol>
    </div>`,
  props: { asks: Boolean },
  data: () => ({ chosen: browser(), browsers: BROWSERS }),
  computed: { steps() { return allowing(this.chosen); } },
};
