// The interviewers as drawn people. They follow what is played and heard in this page without asking the server.
import { Person, playback, session } from "lab-speech";

const IDLE_FRAME_MS = 32;
const KEPT = "lab-still";

function kept() {
  try { return localStorage.getItem(KEPT) === "true"; } catch (blocked) { return false; /* private windows may refuse */ }
}

export default {
  template: `
    <section class="stage" :class="[seats.length === 1 ? 'one' : 'many', 'of-' + seats.length, {still}]" aria-label="Interviewers">
      <div v-for="seat in seats" :key="seat.key" class="seat" :class="{speaking: seat.key === holder}" :data-member="seat.key" :data-state="stateOf(seat.key)">
        <div class="portrait" role="img" :aria-label="seat.name + ', interviewer'" v-html="seat.drawing"></div>
        <div class="plate"><i aria-hidden="true"></i><span class="name">{{ seat.name }}<span class="role">, {{ seat.role }}</span></span><span class="doing">{{ stateOf(seat.key) }}</span></div>
      </div>
      <slot></slot>
      <button type="button" class="hold-still" :aria-pressed="still" @click="hold(!still)"><span class="icon" :class="still ? 'icon-check' : 'icon-pause'" aria-hidden="true"></span><span class="words">Keep still</span></button>
    </section>`,
  props: { seats: Array, word: String },
  data() { return { holder: this.word, states: {}, still: kept() }; },
  watch: { word(key) { this.give(key); } },
  mounted() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.people = [...this.$el.querySelectorAll(".seat")].map((seat) => new Person(seat, () => this.still || calm.matches));
    this.ears = new AbortController();
    const on = (source, kind, act) => source.addEventListener(kind, ({ detail }) => act(detail), { signal: this.ears.signal });
    on(playback, "started", ({ member }) => { this.give(member || this.holder); this.become(this.holder, "speaking"); });
    on(playback, "ended", ({ last }) => last && this.become(this.holder, "listening"));
    on(playback, "flushed", () => this.become(this.holder, "listening"));
    on(session, "message", (message) => this.take(message));
    this.loop = requestAnimationFrame((now) => this.draw(now));
  },
  unmounted() {
    cancelAnimationFrame(this.loop);
    this.ears.abort();
  },
  methods: {
    hold(still) {
      this.still = still;
      try { localStorage.setItem(KEPT, still); } catch (blocked) { /* private windows may refuse */ }
    },
    stateOf(key) { return this.states[key] || "listening"; },
    give(key) { if (this.seats.some((seat) => seat.key === key)) this.holder = key; },
    become(key, state) { this.states = { ...this.states, [key]: state }; },
    take({ kind }) {
      if (kind === "turn") this.become(this.holder, "thinking");
      if (kind === "voice_start" || kind === "reopened") this.become(this.holder, "listening");
      if (kind === "partial") this.people[this.place(this.holder)]?.nod(performance.now());
    },
    place(key) { return this.seats.findIndex((seat) => seat.key === key); },
    draw(now) {
      this.loop = requestAnimationFrame((later) => this.draw(later));
      const mouth = playback.mouth();
      if (!mouth.speaking && now - (this.drawn || 0) < IDLE_FRAME_MS) return;
      const seconds = Math.min(.1, (now - (this.drawn || now)) / 1000), holder = this.place(this.holder);
      this.drawn = now;
      this.people.forEach((person, i) => {
        person.state = this.stateOf(this.seats[i].key);
        const turned = i !== holder && this.stateOf(this.holder) === "speaking";
        person.draw(now, seconds, i === holder ? mouth.shape : undefined, turned ? Math.sign(holder - i) : 0);
      });
    },
  },
};
