// What both sides say, as they say it: the last question stays while it is answered. Announced is only what the
// interviewer says, each utterance once and whole.
import { kept, keep, playback, session } from "lab-speech";

const SIZES = ["normal", "large", "larger"], KEPT_LINES = 8, ANNOUNCED = 4;
const SHOWN = new Set(["partial", "pause", "turn", "reopened", "interrupted", "hush"]);

export default {
  template: `
    <section class="captions" :class="[size, {off: !shown}]" aria-label="Captions">
      <div v-if="shown" class="captions-text" role="group" aria-label="What is being said">
        <div class="captions-asked" ref="text" tabindex="0">
          <p v-if="theirs" class="theirs" :class="{open: !theirs.over}"><b>{{ theirs.name }}</b> <span v-for="(part, i) in theirs.parts" :key="i" :class="{now: part.now}">{{ part.text + ' ' }}</span></p>
          <p v-else class="muted">{{ empty }}</p>
        </div>
        <div class="captions-own"><p v-if="yours" class="mine" :class="{open: !yours.over}"><b>{{ yours.name }}</b> <span>{{ yours.parts[0].text }}</span></p></div>
      </div>
      <div class="captions-bar">
        <label class="volume"><span class="icon" :class="volume > 0 ? 'icon-volume-2' : 'icon-volume-x'" aria-hidden="true"></span><input type="range" min="0" max="1" step="0.05" :value="volume" @input="turn_to($event.target.value)" aria-label="Volume of the interviewer" :aria-valuetext="Math.round(volume * 100) + ' percent'"></label>
        <button type="button" class="act quiet" :aria-pressed="String(shown)" @click="toggle"><span class="icon icon-captions" aria-hidden="true"></span><span>Captions</span></button>
        <button type="button" class="act quiet" v-if="shown" @click="grow" :aria-label="'Size of the captions: ' + size"><span class="icon icon-a-large-small" aria-hidden="true"></span></button>
      </div>
      <div class="visually-hidden" aria-live="polite" aria-relevant="additions"><p v-for="said in announced" :key="said.id">{{ said.text }}</p></div>
    </section>`,
  props: { names: Object, word: String, empty: String, preferred: String },
  data() {
    const size = kept("caption-size", this.preferred);
    return { lines: [], announced: [], shown: kept("captions", "on") !== "off", size: SIZES.includes(size) ? size : SIZES[0], holder: this.word, volume: playback.volume };
  },
  computed: {
    theirs() { return this.lines.findLast((line) => !line.mine); },
    yours() { return this.lines.at(-1)?.mine ? this.lines.at(-1) : null; },
  },
  mounted() {
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(playback, "started", ({ id, text, member }) => text && this.sentence(id, text, member));
    on(playback, "ended", ({ id, last }) => this.finish(id, last));
    on(session, "message", (message) => SHOWN.has(message.kind) && this[message.kind](message));
  },
  unmounted() { this.ears.abort(); },
  methods: {
    give(key) { this.holder = key; },
    toggle() { this.shown = !this.shown; keep("captions", this.shown ? "on" : "off"); this.follow(); },
    grow() { this.size = SIZES[(SIZES.indexOf(this.size) + 1) % SIZES.length]; keep("caption-size", this.size); this.follow(); },

    turn_to(value) { this.volume = playback.volume = Number(value); },

    // The interviewer, sentence by sentence as each begins to sound.
    sentence(id, text, member) {
      const line = this.line(id) || this.add({ id, mine: false, name: this.names[member || this.holder] || "Interviewer", parts: [] });
      for (const part of line.parts) part.now = false;
      line.parts.push({ text: text.trim(), now: true });
      this.follow();
    },
    finish(id, last) {
      const line = this.line(id), part = line?.parts.at(-1);
      if (!part?.now) return;
      part.now = false;
      line.over = last;
      if (last) this.announce(`${line.name}: ${line.parts.map((each) => each.text).join(" ")}`);
    },
    // A whole utterance that is shown without sound.
    show(name, text) {
      this.add({ id: `shown-${performance.now()}`, mine: false, name, parts: [{ text }], over: true });
      this.announce(`${name}: ${text}`);
    },
    announce(text) { this.announced = [...this.announced, { id: performance.now(), text }].slice(-ANNOUNCED); },

    // Messages of the link, by their kind.
    partial({ text }) { this.mine(text, false); },
    pause({ text }) { this.mine(text, false); },
    turn({ text }) { if (text || this.own()) this.mine(text || this.own().parts[0].text, true); },
    reopened() {
      const at = this.lines.findLastIndex((line) => line.mine);
      if (at < 0) return;
      this.lines = this.lines.slice(0, at + 1);
      this.lines[at].over = false;
    },
    interrupted({ id, spoken_text: spoken }) {
      const line = this.line(id);
      if (line) [line.parts, line.over] = [[{ text: `${spoken.trim()} …` }], true];
    },
    hush() { for (const line of this.lines) if (!line.mine) line.over = true; },

    own() { return this.lines.findLast((line) => line.mine && !line.over); },
    mine(text, over) {
      const line = this.own() || this.add({ id: `mine-${performance.now()}`, mine: true, name: "You", parts: [] });
      [line.parts, line.over] = [[{ text }], over];
      this.follow();
    },
    line(id) { return this.lines.find((line) => line.id === id); },
    add(line) {
      this.lines = [...this.lines, { over: false, ...line }].slice(-KEPT_LINES);
      return this.lines.at(-1);
    },
    follow() { this.$nextTick(() => { const { text } = this.$refs; if (text) text.scrollTop = text.scrollHeight; }); },
  },
};
