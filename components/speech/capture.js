// The one microphone of this page: devices, frames, level, mute, push-to-talk, and what to say when there is none.
//
// Events: `frame` {pcm, rms, peak, full} for each 20 ms while it is open, `state` {state, problem}, `devices`.
// States: off, asking, on, muted, refused.
import { kept, keep } from "./memory.js";
import { problemOf } from "./refusals.js";

const WANTED = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

class Capture extends EventTarget {
  constructor() {
    super();
    this.state = "off";
    this.problem = "";
    this.devices = [];
    navigator.mediaDevices?.addEventListener("devicechange", () => this.list());
  }

  get open() { return this.state === "on" || this.state === "muted"; }

  get chosen() { return kept("microphone", ""); }

  // Call it from a click. Whatever was open before is closed first, so there are never two.
  async start() {
    const attempt = (this.attempt = Symbol("attempt"));
    this.release();
    this.become("asking");
    try {
      const stream = await this.ask();
      if (attempt !== this.attempt) return stop(stream);
      this.stream = stream;
      await this.listen();
      if (attempt !== this.attempt) return undefined;
    } catch (error) {
      if (attempt === this.attempt) this.refuse(problemOf(error));
      return false;
    }
    this.become(this.muted ? "muted" : "on");
    this.apply();
    await this.list();
    return true;
  }

  async ask() {
    if (!window.isSecureContext || !navigator.mediaDevices) throw new DOMException("", "InsecureContext");
    const wish = this.chosen ? { ...WANTED, deviceId: { exact: this.chosen } } : WANTED;
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: wish });
    } catch (error) {
      if (!this.chosen || error.name === "NotAllowedError") throw error;
      return navigator.mediaDevices.getUserMedia({ audio: WANTED }); // the one of last time is not there today
    }
  }

  async listen() {
    this.context = new AudioContext();
    await this.context.audioWorklet.addModule(new URL("./worklets/capture.js", import.meta.url));
    await this.context.resume();
    const source = this.context.createMediaStreamSource(this.stream);
    this.node = new AudioWorkletNode(this.context, "lab-capture", { numberOfOutputs: 0 });
    this.node.port.onmessage = ({ data }) => this.tell("frame", data);
    source.connect(this.node);
    const [track] = this.stream.getAudioTracks();
    track.onended = () => this.unplugged();
    this.context.onstatechange = () => this.context?.state === "interrupted" && this.context.resume().catch(() => {});
  }

  // The device is gone: whichever is there now takes over.
  async unplugged() {
    this.tell("unplugged");
    await this.start();
  }

  async list() {
    const all = (await navigator.mediaDevices?.enumerateDevices?.()) || [];
    const named = (kind, word) => all.filter((each) => each.kind === kind && each.deviceId)
      .map((each, i) => ({ id: each.deviceId, label: each.label || `${word} ${i + 1}` }));
    this.devices = named("audioinput", "Microphone");
    this.speakers = named("audiooutput", "Speaker");
    this.tell("devices");
    if (this.state === "refused" && this.problem === "none" && this.devices.length) await this.start();
  }

  get used() { return this.stream?.getAudioTracks()[0]?.getSettings().deviceId || ""; }

  async choose(id) {
    keep("microphone", id);
    if (this.open) await this.start();
  }

  mute(on) {
    this.muted = on;
    this.apply();
    if (this.open) this.become(on ? "muted" : "on");
  }

  apply() { this.stream?.getAudioTracks().forEach((track) => { track.enabled = !this.muted; }); }

  stop() {
    this.attempt = null;
    this.release();
    this.become("off");
  }

  release() {
    stop(this.stream);
    this.node?.disconnect();
    this.context?.close();
    this.stream = this.node = this.context = null;
  }

  refuse(problem) {
    this.release();
    this.problem = problem;
    this.become("refused");
    if (problem === "none") this.list();
  }

  become(state) {
    this.state = state;
    if (state !== "refused") this.problem = "";
    this.tell("state", { state, problem: this.problem });
  }

  tell(kind, detail = {}) { this.dispatchEvent(new CustomEvent(kind, { detail })); }
}

export const capture = new Capture();

function stop(stream) {
  stream?.getTracks().forEach((track) => { track.onended = null; track.stop(); });
}
