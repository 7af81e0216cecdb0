package io.hutong.payment.view;

import io.hutong.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/payments}. */
@RestController
class PaymentController {

    private final PaymentQueries queries;

    PaymentController(PaymentQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/payments/{orderId}")
    PaymentView payment(@PathVariable String orderId) {
        return queries.find(orderId).orElseThrow(() -> ProblemException.notFound("payment"));
    }
}
