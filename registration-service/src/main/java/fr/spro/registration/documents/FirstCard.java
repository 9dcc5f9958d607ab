package fr.spro.registration.documents;

/// Where the first badge is printed on its page, so that a sheet of labels which was begun is used up.
///
/// @param position from 1, row by row; any other number is 1
public record FirstCard(int position) {

    static final int ON_A_PAGE = 8;

    public static final FirstCard TOP = new FirstCard(1);

    public FirstCard {
        if (position < 1 || position > ON_A_PAGE) position = 1;
    }

    /// The cards that stay free on the first page: none if a whole page or more is printed.
    int skippedBefore(int badges) {
        return badges < ON_A_PAGE ? position - 1 : 0;
    }
}
