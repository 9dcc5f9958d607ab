package fr.spro.registration.picture.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.picture.PictureUseCases;
import java.util.List;

/// Pages and API of pictures, created without Spring.
public final class PicturePages {

    private PicturePages() {}

    public static List<Object> controllers(Days days, PictureUseCases pictures) {
        return List.of(
                new PictureController(pictures.setPicture),
                new PictureFileController(days, pictures.findPicture),
                new PictureApi(pictures.setPicture));
    }
}
