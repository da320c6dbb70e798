async () => {
    const { capture } = await import('lab-speech');
    let tick = 0;
    const tell = capture.tell.bind(capture);
    capture.tell = (kind, detail) => {
        if (kind === 'frame') detail.pcm = Int16Array.from({ length: 320 }, () => 3000 * Math.sin(2 * Math.PI * 660 * tick++ / 16000) * (document.querySelector('.sound-check button:disabled') ? 1 : 0)).buffer;
        tell(kind, detail);
    };
}
