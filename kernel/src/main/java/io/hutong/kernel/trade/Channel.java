package io.hutong.kernel.trade;

/** Where in the traffic platform the buyer came from; it decides the traffic fee. */
public enum Channel {
    MINI_PROGRAM_HOME, SEARCH, SHARE_LINK, GIFT, VIDEO_ACCOUNT, LIVE_ROOM
}
