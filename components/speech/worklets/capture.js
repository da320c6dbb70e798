// The microphone as frames of 20 ms: PCM16, mono, 16 kHz, each with its level.
import { Resampler } from "./resampler.js";

const RATE = 16000, FRAME = 320, FULL = .985, FLAT = 2e-4;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(sampleRate, RATE);
    this.begin();
  }

  begin() {
    this.frame = new Int16Array(FRAME);
    this.length = this.power = this.peak = this.full = 0;
    this.last ??= 0;
  }

  process([input]) {
    const samples = input[0];
    if (!samples) return true;
    for (const sample of samples) {
      this.resampler.push(sample);
      this.measure(sample);
      while (!this.resampler.hungry) this.take(this.resampler.next());
    }
    return true;
  }

  // Overdriven samples are seen before resampling rounds them off: cut flat at the top, where a loud wave is round.
  measure(sample) {
    const size = Math.abs(sample);
    if (size > this.peak) this.peak = size;
    if (size >= FULL && Math.abs(sample - this.last) < FLAT) this.full += 1;
    this.last = sample;
  }

  take(value) {
    this.power += value * value;
    this.frame[this.length++] = Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
    if (this.length < FRAME) return;
    const { frame, peak, full } = this, rms = Math.sqrt(this.power / FRAME);
    this.port.postMessage({ pcm: frame.buffer, rms, peak, full }, [frame.buffer]);
    this.begin();
  }
}
registerProcessor("lab-capture", Capture);
