# The pages are compiled into whatever serves them, below :/web.
function(lancast_add_pages target)
    set(web ${PROJECT_SOURCE_DIR}/resources/web)
    set(pages
        common/base.css
        common/channel_pair.js
        common/clock.js
        common/retry.js
        common/scheduler.js
        common/strip.js
        common/words.js
        publisher/audio_start.js
        publisher/broadcast.js
        publisher/controls.js
        publisher/figures.js
        publisher/frame_clock.js
        publisher/host_bridge.js
        publisher/index.html
        publisher/level_meter.js
        publisher/main.js
        publisher/publisher.css
        publisher/recorder_retry.js
        publisher/recording.js
        publisher/recording_chain.js
        publisher/relay_link.js
        publisher/settings.js
        publisher/silence.js
        publisher/source_switch.js
        publisher/sources/camera.js
        publisher/sources/file.js
        publisher/sources/frame_timer.js
        publisher/sources/pattern_painter.js
        publisher/sources/screen.js
        publisher/sources/source.js
        publisher/sources/source_error.js
        publisher/sources/test_pattern.js
        publisher/sources/test_tone.js
        publisher/uplink.js
        viewer/blob_order.js
        viewer/controls.js
        viewer/edge_keeper.js
        viewer/failure_budget.js
        viewer/index.html
        viewer/live_edge.js
        viewer/main.js
        viewer/media_support.js
        viewer/player.js
        viewer/stall_meter.js
        viewer/statistics.js
        viewer/still.js
        viewer/track_buffer.js
        viewer/track_split.js
        viewer/viewer.css
        viewer/viewer.js
        viewer/webm.js)
    list(TRANSFORM pages PREPEND ${web}/)
    qt_add_resources(${target} pages PREFIX /web BASE ${web} FILES ${pages})
endfunction()
