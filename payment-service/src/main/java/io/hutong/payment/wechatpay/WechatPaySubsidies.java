package io.hutong.payment.wechatpay;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.followup.SubsidyReturnChannel;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.followup.model.SubsidyCancelOrder;
import io.hutong.payment.followup.model.SubsidyReturnOrder;
import io.hutong.payment.settlement.SubsidyChannel;
import io.hutong.payment.settlement.model.SubsidyOrder;
import org.jspecify.annotations.Nullable;

/** Subsidies of the platform for merchants, there and back. */
record WechatPaySubsidies(SignedCalls calls) implements SubsidyChannel, SubsidyReturnChannel {

    private static final String PATH = "/v3/ecommerce/subsidies";
    private static final String SUBSIDY = "platform subsidy";
    private static final String CANCEL = "order refunded";
    private static final String FAILED = "SUBSIDY_FAILED";

    private record Subsidise(
            String subMchid, String transactionId, long amount, String description,
            String outSubsidyNo) {
    }

    private record Return(
            String subMchid, String outOrderNo, String transactionId, String refundId,
            long amount, String description) {
    }

    private record Cancel(String subMchid, String transactionId, String description) {
    }

    private record Result(
            @Nullable String subsidyId, @Nullable String subsidyRefundId,
            @Nullable String result) {

        static Result read(String body) {
            return WechatPayJson.read(body, Result.class);
        }

        boolean success() {
            return Answers.isSuccess(result);
        }

        Effect about(Money amount) {
            return new Effect(subsidyId == null ? subsidyRefundId : subsidyId, success(), amount);
        }
    }

    /** An answer may say no without an error of HTTP. */
    @Override
    public ChannelAnswer<Done> subsidise(SubsidyOrder order) {
        return calls.post("subsidise", PATH + "/create", WechatPayJson.write(new Subsidise(
                order.subMchid(), order.transactionId(), order.amount().total(), SUBSIDY,
                order.number())), Result::read)
                .then(result -> result.success() ? new ChannelAnswer.Answered<>(Done.DONE)
                        : new ChannelAnswer.Refused<>(new Refusal.Unforeseen(FAILED, "")));
    }

    @Override
    public ChannelAnswer<Effect> takeBack(SubsidyReturnOrder order) {
        return calls.post("return-subsidy", PATH + "/return", WechatPayJson.write(new Return(
                order.subMchid(), order.number(), order.transactionId(), order.refundId(),
                order.amount().total(), SUBSIDY)), Result::read)
                .map(result -> result.about(order.amount()));
    }

    @Override
    public ChannelAnswer<Effect> cancel(SubsidyCancelOrder order) {
        return calls.post("cancel-subsidy", PATH + "/cancel", WechatPayJson.write(new Cancel(
                order.subMchid(), order.transactionId(), CANCEL)), Result::read)
                .map(result -> result.about(order.amount()));
    }
}
