from django.urls import path

from organisasi.views import instansi

app_name = "organisasi"
urlpatterns = [
    path("lambang/<int:pk>/", instansi.lambang, name="lambang"),
]
