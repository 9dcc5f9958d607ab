package fr.spro.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;

/// Runs a filter chain inside a scope, such as that of a `ScopedValue`, and throws what the chain throws.
@FunctionalInterface
interface ScopedChain {

    void run() throws Exception;

    static void filter(ScopedChain chain) throws ServletException, IOException {
        try {
            chain.run();
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
