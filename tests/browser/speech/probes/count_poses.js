async (ms) => {
    const head = document.querySelector('.head'), poses = new Set(), end = performance.now() + ms;
    while (performance.now() < end) {
        poses.add(head.getAttribute('transform'));
        await new Promise(requestAnimationFrame);
    }
    return poses.size;
}
