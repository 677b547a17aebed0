package crosscheck.comparison.examples;

import crosscheck.data.Dataset;

/**
 * Examples to ask a trained network about, that it was not trained on.
 *
 * @param examples labelled by the network's classes
 * @param origin where they are from
 */
public record TestExamples(Dataset examples, Origin origin) {

    /** Where examples are from. */
    public enum Origin {
        /** The test part of the data set that the network was trained on. */
        OWN("its own test part"),
        OTHER("the test part of another data set"),
        /** All pictures of a folder that has no parts. */
        ALL("all pictures of the folder"),
        /** A test part, of which nobody knows whether the network was trained on the rest. */
        NAMED("the test part of what was named");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        /** Where examples are from, for people, such as {@code its own test part}. */
        public String text() {
            return text;
        }
    }
}
