/**
 * Training images moved by chance, so that a network sees each one a little otherwise in every
 * epoch.
 *
 * <p>{@link crosscheck.data.augment.Augmentation} says by how much and draws a {@link
 * crosscheck.data.augment.Move} for each image. Who moves the pixels is told there, not here.
 */
package crosscheck.data.augment;
