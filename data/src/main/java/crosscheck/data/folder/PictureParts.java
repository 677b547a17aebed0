package crosscheck.data.folder;

import crosscheck.data.Dataset;
import crosscheck.data.Seeds;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides the pictures of a folder.
 *
 * @param all every picture, in the order of the class folders
 */
record PictureParts(Dataset all, List<ClassFolder> classFolders) {
    private static final int VALIDATION_SHARE = 6;

    Split split() {
        if (classFolders.get(0).part() == FolderPart.WHOLE) {
            Split fifths = Split.stratified(all, LoadedPictures.SPLIT_SEED);
            return new Split(mixed(fifths.train()), fifths.validation(), fifths.test());
        }
        List<Integer> train = new ArrayList<>();
        List<Integer> validation = new ArrayList<>(rows(FolderPart.VALIDATION));
        if (validation.isEmpty()) {
            divide(train, validation);
        } else {
            train.addAll(rows(FolderPart.TRAIN));
        }
        return new Split(mixed(select(train)), select(validation), test());
    }

    Dataset test() {
        return select(rows(FolderPart.TEST));
    }

    /** Takes a sixth of each training class, rounded down but at least one, for validation. */
    private void divide(List<Integer> train, List<Integer> validation) {
        int first = 0;
        for (ClassFolder own : classFolders) {
            int size = own.files().size();
            if (own.part() == FolderPart.TRAIN) {
                List<Integer> rows =
                        new ArrayList<>(IntStream.range(first, first + size).boxed().toList());
                Collections.shuffle(
                        rows,
                        Seeds.generator(
                                LoadedPictures.SPLIT_SEED, Seeds.Stream.SPLIT, all.label(first)));
                int sixth = Math.max(1, size / VALIDATION_SHARE);
                validation.addAll(rows.subList(0, sixth));
                train.addAll(rows.subList(sixth, size));
            }
            first += size;
        }
        Collections.sort(validation);
        Collections.sort(train);
    }

    private List<Integer> rows(FolderPart part) {
        List<Integer> rows = new ArrayList<>();
        int first = 0;
        for (ClassFolder own : classFolders) {
            if (own.part() == part) {
                IntStream.range(first, first + own.files().size()).forEach(rows::add);
            }
            first += own.files().size();
        }
        return rows;
    }

    private Dataset select(List<Integer> rows) {
        return all.select(rows.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The first so many training examples must not be of one class. */
    private static Dataset mixed(Dataset train) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, train.size()).boxed().toList());
        Collections.shuffle(
                order,
                Seeds.generator(LoadedPictures.SPLIT_SEED, Seeds.Stream.SPLIT, train.classCount()));
        return train.select(order.stream().mapToInt(Integer::intValue).toArray());
    }
}
