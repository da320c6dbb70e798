// Loudness in decibels below full scale, and what a recording tells about a microphone.

const FLOOR = -90;

// Thresholds in dBFS of 20 ms frames: a voice at arm's length comes in between -35 and -15.
export const LIMITS = { nothing: -58, faint: -42, overdriven: .004, noisyGap: 12 };

export const decibels = (rms) => (rms > 0 ? Math.max(FLOOR, 20 * Math.log10(rms)) : FLOOR);

// 0 to 1 for a meter: -60 dBFS is its foot, -6 its top.
export const shown = (rms) => Math.max(0, Math.min(1, (decibels(rms) + 60) / 54));

// `frames` are {rms, peak, full} of 20 ms. The voice is the loud end of them, the noise the quiet end.
export function verdict(frames) {
  const sorted = frames.map((frame) => decibels(frame.rms)).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? FLOOR;
  const voice = at(.9), noise = at(.1);
  const overdriven = frames.filter((frame) => frame.full > 2).length / Math.max(1, frames.length);
  return { voice, noise, overdriven, finding: finding(voice, noise, overdriven) };
}

function finding(voice, noise, overdriven) {
  if (voice < LIMITS.nothing) return "silent";
  if (overdriven > LIMITS.overdriven * 5) return "clipping";
  if (voice < LIMITS.faint) return "faint";
  return noise > FLOOR && voice - noise < LIMITS.noisyGap ? "noisy" : "good";
}

// How strongly a tone of `hertz` stands in PCM16 at `rate`: 0 to 1 (Goertzel).
export function tone(samples, hertz, rate = 16000) {
  const turn = 2 * Math.cos(2 * Math.PI * hertz / rate);
  let before = 0, last = 0;
  for (const sample of samples) [before, last] = [last, sample / 32768 + turn * last - before];
  return 2 * Math.sqrt(Math.max(0, last * last + before * before - turn * last * before)) / samples.length;
}
