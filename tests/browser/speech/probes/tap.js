async () => {
    const { playback } = await import('lab-speech');
    const source = `registerProcessor('tap', class extends AudioWorkletProcessor {
        constructor() { super(); this.first = this.last = this.peak = this.crossings = this.before = 0; }
        process([input]) {
            (input[0] || []).forEach((value, i) => {
                if (Math.abs(value) > .002) { this.last = currentTime + i / sampleRate; this.first ||= this.last; }
                if (Math.abs(value) > .002 && value * this.before < 0) this.crossings += 1;
                if (Math.abs(value) > .002) this.before = value; // below it there is only what a filter rings
                this.peak = Math.max(this.peak, Math.abs(value));
            });
            const { first, last, peak, crossings } = this;
            this.port.postMessage({ first, last, peak, crossings, now: currentTime });
            return true;
        }
    })`;
    await playback.start();
    await playback.context.audioWorklet.addModule(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    const tap = new AudioWorkletNode(playback.context, 'tap', { numberOfOutputs: 0 });
    playback.gain.connect(tap);
    window.tap = { last: 0 };
    tap.port.onmessage = ({ data }) => { window.tap = data; };
}
