package io.hutong.merchant;

import io.hutong.operations.start.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts merchant-service. */
@SpringBootApplication
public class MerchantService {

    public static void main(String[] args) {
        ServiceLauncher.run(MerchantService.class, args);
    }
}
