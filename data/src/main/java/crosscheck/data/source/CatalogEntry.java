package crosscheck.data.source;

/**
 * One line of the list of data sets.
 *
 * @param where where it is or would come from; what is wrong if it is {@link Availability#MISSING}
 * @param availability whether it can be used right away
 */
public record CatalogEntry(
        String name, String description, String where, Availability availability) {}
