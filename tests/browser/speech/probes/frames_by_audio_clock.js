// Samples sent for each second of the microphone's own audio clock, from one frame to another at least `seconds` later.
// A busy page takes frames late while the clock runs on: it is looked again at each frame until none is behind.
async ({ seconds, wanted }) => {
  const { capture, link } = await import("lab-speech"), { context } = capture;
  const frame = () => new Promise((done) => capture.addEventListener("frame", done, { once: true }));
  await frame();
  const began = context.currentTime, first = link.sent;
  for (;;) {
    await frame();
    const passed = context.currentTime - began, rate = (link.sent - first) * 320 / passed;
    const fits = Math.abs(rate / wanted - 1) < .05;
    if (passed >= seconds && (fits || passed > 10 * seconds)) return { rate, sent: link.sent };
  }
}
