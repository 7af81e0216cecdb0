package io.hutong.merchant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts merchant-service. */
@SpringBootApplication
public class MerchantService {

    public static void main(String[] args) {
        SpringApplication.run(MerchantService.class, args);
    }
}
