package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.SweptParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;

/**
 * A tree-structured Parzen estimator as one of Arbiter's generators. The results so far are split
 * into good ones, the best gamma of all, and bad ones; for each parameter l is the density of the
 * good ones' values and g that of the others', and of some draws from l the one with the largest
 * l/g is taken. Scores are better when larger; one that is missing, not a number or negative is
 * never good. Candidates whose results are not known yet count as bad, so that the next ones go
 * elsewhere.
 *
 * @see <a
 *     href="https://papers.nips.cc/paper/2011/hash/86e8f7ab32cfd12577bc2619bc635690-Abstract.html">Bergstra
 *     et al., Algorithms for Hyper-Parameter Optimization, 2011, section 4</a>
 */
final class TpeGenerator extends BaseCandidateGenerator<double[]> {
    private final List<SweptParameter> leaves;
    private final double gamma;
    private final int draws;
    private final List<Result> results = new ArrayList<>();
    private final Map<Integer, List<Double>> pending = new LinkedHashMap<>();

    private record Result(List<Double> places, double score) {}

    /**
     * A generator without results.
     *
     * @param space what is varied, at least one parameter with several values
     * @param gamma the part of the results that are good ones, above 0, below 1
     * @param draws of each parameter, at least 1
     */
    TpeGenerator(ArbiterSpace space, double gamma, int draws) {
        super(space, null, false);
        this.leaves = space.parameters();
        this.gamma = gamma;
        this.draws = draws;
        initialize();
    }

    @Override
    public void reportResults(OptimizationResult result) {
        Double score = result.getScore();
        List<Double> places = new ArrayList<>();
        for (double place : result.getCandidate().getFlatParameters()) {
            places.add(place);
        }
        results.add(new Result(places, score == null || score.isNaN() ? -1 : score));
        pending.remove(result.getCandidate().getIndex());
    }

    @Override
    public Candidate<double[]> getCandidate() {
        List<Result> best =
                results.stream()
                        .filter(result -> result.score() >= 0)
                        .sorted(Comparator.comparingDouble((Result result) -> -result.score()))
                        .limit((long) Math.ceil(gamma * results.size()))
                        .toList();
        List<List<Double>> good = best.stream().map(Result::places).toList();
        List<List<Double>> bad = new ArrayList<>(pending.values());
        results.stream().filter(r -> !best.contains(r)).map(Result::places).forEach(bad::add);
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            places.add(place(i, density(i, good), density(i, bad)));
        }
        int index = candidateCounter.getAndIncrement();
        pending.put(index, places);
        double[] flat = places.stream().mapToDouble(place -> place).toArray();
        return new Candidate<>(parameterSpace.getValue(flat), index, flat, dataParameters, null);
    }

    private Density density(int leaf, List<List<Double>> observed) {
        List<Double> places = observed.stream().map(all -> all.get(leaf)).toList();
        return leaves.get(leaf) instanceof Choice choice
                ? new ChoiceWeights(places, choice.options().size())
                : new ParzenWindows(places);
    }

    /**
     * Draws places from the density of the good values and takes the one with the largest ratio of
     * good to bad density.
     */
    private double place(int leaf, Density good, Density bad) {
        SweptParameter parameter = leaves.get(leaf);
        double best = Double.NEGATIVE_INFINITY;
        double place = 0;
        for (int i = 0; i < draws; i++) {
            double u = parameter.position(parameter.at(good.draw(rng)));
            double ratio = good.at(u) / bad.at(u);
            if (ratio > best) {
                best = ratio;
                place = u;
            }
        }
        return place;
    }

    @Override
    public boolean hasMoreCandidates() {
        return true;
    }

    @Override
    public Class<?> getCandidateType() {
        return double[].class;
    }
}
