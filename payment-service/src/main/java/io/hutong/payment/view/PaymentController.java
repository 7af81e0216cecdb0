package io.hutong.payment.view;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
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

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/payments/{orderId}")
    PaymentView payment(@PathVariable String orderId) {
        return queries.find(orderId).orElseThrow(() -> ProblemException.notFound("payment"));
    }
}
