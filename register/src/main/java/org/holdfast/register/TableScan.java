package org.holdfast.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Lets several hands scan a table at once; of several failures the one in the earliest rows counts. */
final class TableScan {
    private final RowDealer dealer;
    private final List<ScanHand> hands;
    private @Nullable Throwable failure;
    private long failedPortion = Long.MAX_VALUE;

    TableScan(RowDealer dealer, List<ScanHand> hands) {
        this.dealer = dealer;
        this.hands = hands;
    }

    void run(Hands workers) throws IOException, UnreadableRegister {
        List<Callable<Void>> work = new ArrayList<>();
        for (int hand = 0; hand < hands.size(); hand++) {
            int number = hand;
            work.add(() -> {
                scan(number);
                return null;
            });
        }
        workers.run(work);
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof UnreadableRegister refused) {
            throw refused;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private void scan(int hand) {
        try {
            hands.get(hand).scan(dealer, hand);
        } catch (IOException | UnreadableRegister | RuntimeException | OutOfMemoryError e) {
            fail(dealer.portion(hand), e);
        }
    }

    private synchronized void fail(long portion, Throwable cause) {
        dealer.stop();
        if (portion < failedPortion) {
            failedPortion = portion;
            failure = cause;
        }
    }
}
