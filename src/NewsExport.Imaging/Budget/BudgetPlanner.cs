namespace NewsExport.Imaging.Budget;

/// <summary>What a photo is to become.</summary>
/// <param name="Lower">The step of its curve that it has reached.</param>
/// <param name="Share">How far it has come to the next, 0 to below 1.</param>
internal readonly record struct Plan(int Lower, double Share)
{
    public Rung RungOn(LossCurve curve) => Share <= 0 ? curve.Steps[Lower].Rung : Rung.Between(curve.Steps[Lower].Rung, curve.Steps[Lower + 1].Rung, Share);

    public double BytesOn(LossCurve curve) => Share <= 0 ? curve.Steps[Lower].Bytes : curve.Steps[Lower].Bytes + (Share * (curve.Steps[Lower + 1].Bytes - curve.Steps[Lower].Bytes));

    public double SimilarityOn(LossCurve curve) => Share <= 0 ? curve.Steps[Lower].Similarity : curve.Steps[Lower].Similarity + (Share * (curve.Steps[Lower + 1].Similarity - curve.Steps[Lower].Similarity));

    /// <summary>Whether it is the full photo.</summary>
    public bool IsFullOn(LossCurve curve) => Lower == curve.Steps.Count - 1;
}

/// <summary>
/// Shares bytes among photos so that what is lost in all is least. Every photo starts at its floor; the next bytes go to whichever photo
/// gains most by them, until there are none. As each curve is convex, that is the best there is, but for the last step, which one photo
/// takes in part.
/// </summary>
/// <remarks>Shoham and Gersho, "Efficient bit allocation for an arbitrary set of quantizers", IEEE Transactions on ASSP 36 (1988), 1445–1453.</remarks>
internal static class BudgetPlanner
{
    /// <param name="curves">The photos.</param>
    /// <param name="bytes">What they may take in all.</param>
    /// <returns>A plan for each; all at their floors if not even these fit.</returns>
    public static Plan[] Run(IReadOnlyList<LossCurve> curves, double bytes)
    {
        var plans = new Plan[curves.Count];
        var next = new PriorityQueue<int, (double Gain, int Photo)>();
        double left = bytes;
        for (int photo = 0; photo < curves.Count; photo++)
        {
            left -= curves[photo].Steps[0].Bytes;
            Offer(photo);
        }

        while (left > 0 && next.TryDequeue(out int photo, out _))
        {
            LossCurve curve = curves[photo];
            int lower = plans[photo].Lower;
            double cost = Math.Max(1, curve.Steps[lower + 1].Bytes - curve.Steps[lower].Bytes);
            if (cost > left)
            {
                plans[photo] = new Plan(lower, left / cost);
                break;
            }

            left -= cost;
            plans[photo] = new Plan(lower + 1, 0);
            Offer(photo);
        }

        return plans;

        void Offer(int photo)
        {
            LossCurve curve = curves[photo];
            int lower = plans[photo].Lower;
            if (lower + 1 >= curve.Steps.Count) return;
            double gain = curve.Weight * (curve.Steps[lower].Loss - curve.Steps[lower + 1].Loss) / Math.Max(1, curve.Steps[lower + 1].Bytes - curve.Steps[lower].Bytes);
            // Equal gains are served in reading order.
            next.Enqueue(photo, (-gain, photo));
        }
    }
}
