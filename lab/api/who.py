"""Who is asking: the viewer that the guard found for a request."""

from starlette.requests import HTTPConnection

from lab.errors import SignInRequired
from lab.models.viewer import Viewer


def viewer_of(request: HTTPConnection) -> Viewer:
    viewer = request.scope.get('viewer')
    if not isinstance(viewer, Viewer):
        raise SignInRequired('Please sign in.')
    return viewer
