"""Whether interviewers can appear on video with what is configured, in a sentence for whoever runs the lab."""

from lab.errors import VideoRefused
from lab.providers.avatar import create
from lab.settings import Settings


async def look(settings: Settings) -> tuple[bool, str]:
    if settings.avatar == 'local':
        return True, 'drawn; LAB_AVATAR=heygen and LAB_HEYGEN_KEY add interviewers on video'
    video = create(settings)
    try:
        if not video.places:
            return False, 'LAB_AVATAR=heygen needs LAB_HEYGEN_KEY and at least one of LAB_HEYGEN_PLACES; all are drawn'
        left, faces = await video.credits(), await video.faces()
    except VideoRefused as refusal:
        return False, refusal.sentence
    finally:
        await video.close()
    if settings.heygen_sandbox:
        return True, 'HeyGen sandbox: one face, free, a minute long'
    if not settings.heygen_avatars:
        known = ', '.join(f'{name} {id}' for id, name in faces.items()) or 'none'
        return False, f'LAB_HEYGEN_AVATARS names no face, so all are drawn; the account has: {known}'
    return left >= 1, f'HeyGen, {left:.0f} credits (minutes) left, {settings.heygen_places} at a time'
