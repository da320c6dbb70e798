// Something to read while one waits: it changes slowly by itself unless one stops it or wants no motion. It is not announced.
const EVERY_MS = 14000;

export default {
  template: `
    <section class="tips" aria-label="While you wait" @pointerenter="over = true" @pointerleave="over = false" @focusin="over = true" @focusout="over = false">
      <p class="eyebrow">While you wait</p>
      <p class="tip">{{ tips[at] }}</p>
      <div class="mic-row">
        <button type="button" class="act" @click="next">Next tip</button>
        <button v-if="moves" type="button" class="act quiet" @click="still = !still"><span class="icon" :class="still ? 'icon-play' : 'icon-pause'" aria-hidden="true"></span>{{ still ? 'Let them change' : 'Stop changing' }}</button>
        <span class="small muted figures">{{ at + 1 }} of {{ tips.length }}</span>
      </div>
    </section>`,
  props: { tips: Array },
  data: () => ({ at: 0, still: false, over: false, moves: !matchMedia("(prefers-reduced-motion: reduce)").matches }),
  mounted() {
    this.turning = this.moves && setInterval(() => { if (!this.still && !this.over && !document.hidden) this.next(); }, EVERY_MS);
  },
  unmounted() { clearInterval(this.turning); },
  methods: {
    next() { this.at = (this.at + 1) % this.tips.length; },
  },
};
