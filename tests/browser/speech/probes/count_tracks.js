    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices), tracks = [];
    navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        tracks.push(...stream.getTracks());
        return stream;
    };
    window.live = () => tracks.filter((track) => track.readyState === 'live').length;
