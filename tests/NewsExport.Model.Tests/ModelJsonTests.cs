namespace NewsExport.Model.Tests;

public class ModelJsonTests
{
    [Fact]
    public void An_edition_with_every_node_is_equal_after_a_round_trip()
    {
        Edition edition = Samples.EveryNode();
        string json = ModelJson.Write(edition);
        Edition back = ModelJson.Read(json);
        Assert.Equal(edition, back);
        Assert.Equal(ModelText.Write(edition), ModelText.Write(back));
        Assert.Equal(json, ModelJson.Write(back));
    }
}
