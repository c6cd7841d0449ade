namespace NotCopied;

public static class Numbers
{
    public static double Half(double number) => number / 2;
}
