"""The addresses of development: those of the application and the page of all components."""

from django.urls import path

from appraisal.views.komponen import komponen
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as aplikasi

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*aplikasi, path("komponen/", komponen, name="komponen")]
