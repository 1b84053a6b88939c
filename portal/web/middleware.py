"""What a request must be before anything else looks at it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

UTF_8 = {"", "utf-8", "utf8"}


class OnlyUtf8:
    """Refuses bodies in any other encoding: some decode to text that nothing here can keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_params.get("charset", "").lower() not in UTF_8:
            return HttpResponseBadRequest("The body must be encoded in UTF-8.")
        return self.get_response(request)
