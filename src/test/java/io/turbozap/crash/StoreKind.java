package io.turbozap.crash;

import io.turbozap.store.RealPostgres;
import java.net.URI;
import java.nio.file.Path;

/** The databases that a server can keep its store in. */
enum StoreKind {
    SQLITE {
        @Override
        String fresh(Path directory) {
            return "sqlite:" + directory.resolve("store").resolve("turbozap.db");
        }

        @Override
        String jdbc(String url) {
            return "jdbc:" + url;
        }
    },
    POSTGRESQL {
        @Override
        String fresh(Path directory) {
            return RealPostgres.emptyDatabase();
        }

        @Override
        String jdbc(String url) {
            URI uri = URI.create(url);
            String[] user = uri.getUserInfo().split(":", 2);
            return "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath() + "?user=" + user[0]
                    + "&password=" + user[1];
        }
    };

    /** The URL of a store that is empty. */
    abstract String fresh(Path directory);

    /** How JDBC calls the store of that URL. */
    abstract String jdbc(String url);
}
