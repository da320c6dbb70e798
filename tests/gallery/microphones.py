"""Microphones of scenes: one that hums, one that is not there, one that was refused."""

WORKING = """(() => {
  let out = null;
  const hum = () => {
    const context = new AudioContext(), tone = context.createOscillator(), level = context.createGain();
    out = context.createMediaStreamDestination();
    level.gain.value = .08;
    tone.connect(level).connect(out);
    tone.start();
    return out.stream.clone();
  };
  navigator.mediaDevices.getUserMedia = async () => {
    const stream = hum();
    stream.getTracks().forEach((track) => { track.getSettings = () => ({ deviceId: 'm0' }); });
    return stream;
  };
  navigator.mediaDevices.enumerateDevices = async () => ['Built-in microphone', 'Headset of the library'].map(
    (label, n) => ({ kind: 'audioinput', deviceId: `m${n}`, groupId: '', label }));
})();"""
_FAILING = """navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', '%s'); };"""
MISSING = _FAILING % 'NotFoundError'
REFUSED = _FAILING % 'NotAllowedError'
