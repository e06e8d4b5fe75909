package org.holdfast.measures.survey;

/**
 * Square matrices of 1 and -1 with orthogonal rows, the first row and column all 1: of order 2 by doubling (Sylvester), and of
 * order {@code p + 1} for a prime {@code p = 3 mod 4} by quadratic residues (Paley 1933, doi:10.1002/sapm1933121311).
 */
final class HadamardMatrix {
    private HadamardMatrix() {}

    /** The smallest of these of at least an order. */
    static int[][] atLeast(int order) {
        int best = Integer.highestOneBit(Math.max(order - 1, 1)) * 2;
        best = order <= 1 ? 1 : best;
        int prime = 0;
        for (int multiple = 1; multiple <= best; multiple *= 2) {
            for (int size = 4; multiple * size < best; size += 4) {
                if (multiple * size >= order && isPrime(size - 1)) {
                    best = multiple * size;
                    prime = size - 1;
                    break;
                }
            }
        }
        int[][] matrix = prime == 0 ? new int[][] {{1}} : paley(prime);
        while (matrix.length < best) {
            matrix = doubled(matrix);
        }
        return matrix;
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number > 1;
    }

    private static int[][] doubled(int[][] matrix) {
        int order = matrix.length;
        int[][] larger = new int[2 * order][2 * order];
        for (int i = 0; i < 2 * order; i++) {
            for (int j = 0; j < 2 * order; j++) {
                larger[i][j] = matrix[i % order][j % order] * (i >= order && j >= order ? -1 : 1);
            }
        }
        return larger;
    }

    private static int[][] paley(int prime) {
        boolean[] square = new boolean[prime];
        for (long root = 1; root < prime; root++) {
            square[(int) (root * root % prime)] = true;
        }
        int[][] matrix = new int[prime + 1][prime + 1];
        for (int i = 0; i <= prime; i++) {
            for (int j = 0; j <= prime; j++) {
                int difference = Math.floorMod(i - j, prime);
                boolean border = i == 0 || j == 0;
                matrix[i][j] = border || difference != 0 && square[difference] ? 1 : -1;
            }
        }
        return matrix;
    }
}
