// Four notes in the corner, and a ring around what each speaks of. Not modal: whoever would rather begin, begins.
export default {
  template: `
    <section v-if="open" class="tour" ref="box" role="dialog" aria-modal="false" aria-labelledby="tour-title" aria-describedby="tour-text" tabindex="-1">
      <p class="eyebrow">{{ at + 1 }} of {{ notes.length }}</p>
      <h2 id="tour-title">{{ note.title }}</h2>
      <p id="tour-text">{{ note.text }}</p>
      <div class="tour-ways">
        <button type="button" class="act quiet" @click="close">{{ last ? 'Close' : 'Skip' }}</button>
        <button v-if="at" type="button" class="act" @click="turn(-1)">Back</button>
        <button type="button" class="act primary" @click="last ? close() : turn(1)">{{ last ? 'Done' : 'Next' }}</button>
      </div>
    </section>`,
  props: { notes: Array, who: String, asked: Boolean },
  data: () => ({ open: false, at: 0 }),
  computed: {
    note() { return this.notes[this.at]; },
    last() { return this.at === this.notes.length - 1; },
    key() { return `lab-tour:${this.who}`; },
  },
  mounted() {
    if (!this.asked && this.seen()) return;
    try { localStorage.setItem(this.key, "seen"); } catch (blocked) { /* private windows may refuse */ }
    this.ears = new AbortController();
    addEventListener("keydown", (event) => event.key === "Escape" && this.close(), { signal: this.ears.signal });
    this.open = true;
    this.$nextTick(() => { this.show(); if (this.asked) this.$refs.box.focus(); });
  },
  unmounted() { this.close(); },
  methods: {
    seen() {
      try { return localStorage.getItem(this.key) !== null; } catch (blocked) { return true; }
    },
    turn(by) {
      this.at += by;
      this.$nextTick(() => { this.show(); this.$refs.box.focus(); });
    },
    show() {
      this.unmark();
      this.target = this.note.beside.map((each) => document.querySelector(each)).find((each) => each?.getClientRects().length);
      this.target?.classList.add("toured");
      this.target?.scrollIntoView({ block: "nearest" });
    },
    unmark() { this.target?.classList.remove("toured"); },
    close() {
      const within = this.$refs.box?.contains(document.activeElement);
      this.open = false;
      this.ears?.abort();
      this.unmark();
      if (within) this.target?.focus({ preventScroll: true });
    },
  },
};
