async () => {
    const { playback } = await import('lab-speech');
    window.mouths = [];
    const inner = document.querySelector('.mouth .inner'), started = {};
    playback.addEventListener('started', () => { started.at = performance.now(); });
    const look = () => {
        const box = inner.ownerSVGElement.querySelector('.mouth path.inner[fill]').getBBox();
        if (started.at) window.mouths.push([performance.now() - started.at, box.height]);
        requestAnimationFrame(look);
    };
    look();
}
