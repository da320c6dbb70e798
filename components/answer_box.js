// Where an answer is typed. The draft lives in this browser until the server has the answer, so nothing is lost when
// the page is reloaded, the connection drops or the server is away.
export default {
  template: `
    <form class="answer" :class="{aside, begun: drafting, wanted}" @submit.prevent="send">
      <label :for="inputId" class="visually-hidden">Your answer</label>
      <textarea ref="box" :id="inputId" v-model="text" :readonly="sending" :placeholder="placeholder" @input="keep" @blur="rest"
        @keydown.ctrl.enter.prevent="send" @keydown.meta.enter.prevent="send" :aria-describedby="inputId + '-hint'"></textarea>
      <div class="line apart">
        <span class="hint" :id="inputId + '-hint'">{{ hint }}</span>
        <button type="submit" class="send" :disabled="sending">{{ sending ? 'Sending…' : 'Send answer' }}</button>
      </div>
    </form>`,
  props: { draftKey: String, turn: Number, placeholder: String, aside: Boolean, open: Boolean },
  data() { return { text: "", sending: false, hint: "", wanted: this.open, inputId: "answer" }; },
  computed: {
    drafting() { return Boolean(this.text.trim()); },
    words() { return this.text.trim() ? this.text.trim().split(/\s+/).length : 0; },
  },
  watch: {
    turn(now, before) {
      if (this.aside && this.drafting && !this.sending) { this.forget(before); this.keep(); return; } // the voice was faster
      this.sending = false; this.restore(); this.focus();
    },
    words() { this.count(); },
    drafting(on) { this.$emit("draft", { on }); },
  },
  mounted() { this.restore(); this.count(); this.focus(); },
  methods: {
    place(turn = this.turn) { return `lab-draft:${this.draftKey}:${turn}`; },
    keep(event) { if (event) this.typedAt = performance.now(); try { localStorage.setItem(this.place(), this.text); } catch (full) { /* typing goes on without a draft */ } },
    restore() { try { this.text = localStorage.getItem(this.place()) || ""; } catch (blocked) { this.text = ""; } },
    forget(turn) { try { localStorage.removeItem(this.place(turn)); } catch (blocked) { /* nothing was kept */ } },
    count() { this.hint = this.words ? `${this.words} ${this.words === 1 ? "word" : "words"} · Ctrl+Enter sends` : "Ctrl+Enter sends. Your draft is kept if the page closes."; },
    focus(asked = false) { if (this.aside && !asked) return; this.wanted = true; this.$nextTick(() => this.$refs.box && this.$refs.box.focus({ preventScroll: true })); },
    rest() { setTimeout(() => { this.wanted = this.open || this.drafting; }, 200); }, // a small screen needs the place
    send() {
      if (this.sending) return;
      if (!this.text.trim() && !confirm("Send an empty answer? The interviewer will hear silence.")) return;
      this.sending = true;
      this.$emit("send", { turn: this.turn, text: this.text });
    },
    sendDraft(since = performance.now()) { // a sentence may still be finished, for ten seconds at most
      const now = performance.now();
      if (now - (this.typedAt || 0) < 2500 && now - since < 10000) this.waiting = setTimeout(() => this.sendDraft(since), 250);
      else if (!this.sending && this.text.trim()) this.send();
    },
    insert(words) { // what was dictated goes behind what stands there, to be corrected
      this.text = [this.text.trim(), words].filter(Boolean).join(" ");
      this.keep(); this.focus(true);
    },
    accepted(turn) { this.forget(turn); if (turn === this.turn) { this.text = ""; } this.sending = false; },
    refused() { this.sending = false; },
  },
};
