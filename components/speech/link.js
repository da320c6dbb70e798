// One WebSocket for a spoken session: microphone frames up, sounds down, JSON both ways.
//
// A sound is a 4-byte little-endian length, that much JSON, then PCM16 mono. Every connection needs a ticket of its own.
// Events: `open`, `lost` {code}, `closed` {code, reason}, `message` (the JSON), `sound` (as Playback.play wants it).

const PAUSES_MS = [300, 700, 1500, 3000, 5000, 8000];
const GIVE_UP_MS = 5 * 60_000;   // as long as a session can be resumed
const CROWDED = 64 * 1024;       // bytes not yet sent: newer speech is worth more than older
const STUCK_MS = 6000;           // nothing leaves: the network is gone though nobody has said so
const FINAL = { 1000: "over", 4403: "forbidden", 4404: "over", 4409: "elsewhere", 4429: "full", 4503: "off" };

class Link extends EventTarget {
  constructor() {
    super();
    this.state = "closed";
    this.dropped = this.sent = 0;
    addEventListener("online", () => this.state === "lost" && this.again(0));
    addEventListener("offline", () => this.socket?.close());
  }

  // `ask` gives a new ticket each time.
  async open(path, ask) {
    this.close();
    [this.path, this.ask, this.tries, this.since] = [path, ask, 0, performance.now()];
    this.state = "connecting";
    await this.connect();
  }

  async connect() {
    const attempt = (this.attempt = Symbol("attempt"));
    const ticket = await this.ask().catch(() => "");
    if (attempt !== this.attempt || this.state === "closed") return;
    if (!ticket) return this.fall(4401);
    const socket = (this.socket = new WebSocket(address(this.path, ticket)));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.up();
    socket.onmessage = ({ data }) => this.take(data);
    socket.onclose = ({ code, reason }) => socket === this.socket && this.fall(code, reason);
  }

  up() {
    [this.state, this.tries, this.moved, this.waiting] = ["open", 0, performance.now(), 0];
    this.watch = setInterval(() => this.look(), 1000);
    this.tell("open");
  }

  fall(code, reason = "") {
    clearInterval(this.watch);
    this.socket = null;
    if (this.state !== "lost") this.since = performance.now();
    if (FINAL[code] || performance.now() - this.since > GIVE_UP_MS) {
      this.state = "closed";
      return this.tell("closed", { code, reason: FINAL[code] || reason || "gone" });
    }
    this.state = "lost";
    this.tell("lost", { code });
    this.again(PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)] * (.8 + .4 * Math.random()));
  }

  again(pause) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.state === "lost" && this.connect(), pause);
  }

  look() {
    const waiting = this.socket?.bufferedAmount || 0;
    if (waiting === 0 || waiting < this.waiting) this.moved = performance.now();
    this.waiting = waiting;
    if (performance.now() - this.moved > STUCK_MS) {
      const { socket } = this;
      this.fall(4408);
      socket.close();
    }
  }

  take(data) {
    if (typeof data === "string") return this.tell("message", JSON.parse(data));
    this.tell("sound", unpacked(data));
  }

  frame(pcm) {
    if (this.socket?.readyState !== WebSocket.OPEN || this.socket.bufferedAmount > CROWDED) this.dropped += 1;
    else { this.socket.send(pcm); this.sent += 1; }
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  close() {
    [this.state, this.attempt] = ["closed", null];
    clearTimeout(this.later);
    clearInterval(this.watch);
    const { socket } = this;
    this.socket = null;
    socket?.close(1000);
  }

  tell(kind, detail = {}) { this.dispatchEvent(new CustomEvent(kind, { detail })); }
}

export const link = new Link();

function address(path, ticket) {
  const url = new URL(`${window.path_prefix || ""}${path}`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("ticket", ticket);
  return url;
}

export function unpacked(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const pcm = new Int16Array(buffer.slice(4 + length, buffer.byteLength - ((buffer.byteLength - length) % 2)));
  return { ...head, samples: Float32Array.from(pcm, (value) => value / 32768) };
}
