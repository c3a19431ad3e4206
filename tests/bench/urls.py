"""The addresses of the application, and the floor page beside them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as aplikasi
from organisasi.models import Instansi

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def lantai(request: HttpRequest) -> HttpResponse:
    """The least that a page behind the login costs: session, account, one query, one template on a base."""
    return render(request, "bench/lantai.html", {"banyak": Instansi.objects.count()})


urlpatterns = [path("lantai/", lantai, name="lantai"), *aplikasi]
