package crosscheck.comparison.lesson;

/** The lectures that the lessons follow. */
public enum Lecture {
    /** Perceptron by the book of H. Daume III; convolutional networks. */
    WSU("J. Jeong, Deep Learning From Scratch to Practice, WSU Python Working Group"),
    /** The forward pass, losses, optimisers, normalisation. */
    KI("Ando Ki, Introduction to Deep Learning, 2020-2021"),
    /** Notes on the book of that name: gates, softmax, initial weights, regularisation. */
    DLFS("Deep Learning from Scratch, notes on the book of that name"),
    /** Gradient descent, MNIST, measures. */
    SHARCNET("W. Guan, Deep Learning for Beginners, SHARCNET, Ontario Summer School on HPC 2017"),
    /** From one neuron on Iris to MNIST. */
    IRIS("J.-H. Chen, Deep Learning: A Neuron to Many Neurons"),
    /** The book that SHARCNET follows. */
    NIELSEN("M. Nielsen, Neural Networks and Deep Learning, 2015");

    private final String citation;

    Lecture(String citation) {
        this.citation = citation;
    }

    /** Author and title; one line. */
    public String citation() {
        return citation;
    }
}
