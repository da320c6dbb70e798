// What a media server would bring: a picture and a sound for the SDK's session, made in the page. All else is the real SDK.
window.room = new Promise((ready) => document.addEventListener("DOMContentLoaded", async () => {
  const { LiveAvatarSession } = await import("lab-liveavatar");
  const start = LiveAvatarSession.prototype.start;
  LiveAvatarSession.prototype.start = async function () {
    await start.call(this);
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 }), pen = canvas.getContext("2d");
    window.painting = setInterval(() => { pen.fillStyle = `hsl(${Date.now() / 20 % 360} 60% 50%)`; pen.fillRect(0, 0, 640, 360); }, 40);
    const sound = new AudioContext(), tone = new OscillatorNode(sound, { frequency: 990 }), out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    this.room.state = "connected";
    this.attach = (element) => { element.srcObject = new MediaStream([...canvas.captureStream().getTracks(), ...out.stream.getTracks()]); };
    this.emit("session.stream_ready");
  };
  ready(true);
}));
