using CsCheck;
using NewsExport.Imaging.Budget;

namespace NewsExport.Imaging.Tests.Budget;

public class BudgetPlannerTests
{
    /// <summary>Curves whose every next byte gains less than the one before.</summary>
    private static readonly Gen<LossCurve> Curve = Gen.Select(Gen.Double[0.1, 2], Gen.Select(Gen.Double[10, 500], Gen.Double[0.001, 0.1]).Array[0, 4], (weight, parts) =>
    {
        var steps = new List<Step>();
        double bytes = 100;
        double loss = parts.Sum(part => part.Item2);
        steps.Add(new Step(new Rung(0.3, 40), bytes, 1 / (1 + loss)));
        foreach ((double cost, double gain) in parts.OrderByDescending(part => part.Item2 / part.Item1))
        {
            bytes += cost;
            loss -= gain;
            steps.Add(new Step(new Rung(0.3 + (0.7 * steps.Count / parts.Length), 40 + (40 * steps.Count / parts.Length)), bytes, 1 / (1 + Math.Max(0, loss))));
        }

        return new LossCurve(steps, weight, false);
    });

    [Fact]
    public void No_choice_of_steps_loses_less_in_as_many_bytes() =>
        Gen.Select(Curve.Array[1, 4], Gen.Double[0, 1]).Sample((curves, share) =>
        {
            double least = curves.Sum(curve => curve.Steps[0].Bytes);
            double most = curves.Sum(curve => curve.Steps[^1].Bytes);
            double bytes = least + (share * (most - least));
            Plan[] plans = BudgetPlanner.Run(curves, bytes);
            double used = plans.Zip(curves, (plan, curve) => plan.BytesOn(curve)).Sum();
            double lost = plans.Zip(curves, Lost).Sum();
            return used <= bytes + 1e-6 && used >= bytes - 1e-6 - (most - least < 1e-9 ? 1e9 : 0) && Choices(curves, 0, bytes).All(other => lost <= other + 1e-9);
        }, iter: 300);

    [Fact]
    public void Where_not_even_the_floors_fit_all_stand_at_their_floors() =>
        Gen.Select(Curve.Array[1, 5], Gen.Double[0, 99]).Sample((curves, bytes) => BudgetPlanner.Run(curves, bytes).All(plan => plan is { Lower: 0, Share: 0 }), iter: 100);

    [Fact]
    public void With_room_for_all_every_photo_is_full() =>
        Curve.Array[1, 5].Sample(curves => BudgetPlanner.Run(curves, curves.Sum(curve => curve.Steps[^1].Bytes) + 1).Zip(curves, (plan, curve) => plan.IsFullOn(curve)).All(full => full), iter: 100);

    private static double Lost(Plan plan, LossCurve curve)
    {
        double lower = curve.Steps[plan.Lower].Loss;
        return curve.Weight * (plan.Share <= 0 ? lower : lower + (plan.Share * (curve.Steps[plan.Lower + 1].Loss - lower)));
    }

    /// <summary>The loss of every choice of whole steps that fits.</summary>
    private static IEnumerable<double> Choices(LossCurve[] curves, int photo, double bytes)
    {
        if (photo == curves.Length) return [0];
        return curves[photo].Steps.Where(step => step.Bytes <= bytes).SelectMany(step => Choices(curves, photo + 1, bytes - step.Bytes).Select(rest => rest + (curves[photo].Weight * step.Loss)));
    }
}
