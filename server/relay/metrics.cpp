#include "relay/metrics.h"

#include "relay/metrics_writer.h"

#include <algorithm>
#include <array>

namespace lancast::net {

namespace {

using Type = MetricsWriter::Type;

/// One sample for each of \a states: 1 for \a current, 0 for the others.
template<typename State, std::size_t count>
void addStates(MetricsWriter &writer, const std::array<State, count> &states, State current)
{
    for (const State state : states)
        writer.addSample(state == current ? 1 : 0, {{"state", toString(state).toUtf8()}});
}

void addStream(MetricsWriter &writer, const StatusSnapshot &status)
{
    using State = stream::StreamState;
    writer.startFamily("lancast_stream_state", Type::Gauge, "1 for the state that the stream is in.");
    addStates(writer,
              std::array{State::Waiting, State::Live, State::Paused, State::Reconnecting, State::Ended},
              status.state);
    if (!status.mime.isEmpty()) {
        writer.startFamily("lancast_stream_info", Type::Gauge, "The media type of the stream.");
        writer.addSample(1, {{"mime", status.mime.toUtf8()}});
    }
    writer.add("lancast_live_seconds", Type::Gauge, "How long the stream has been live; 0 if it is not.",
               stream::toSeconds(status.liveFor));
    writer.add("lancast_picture_width_pixels", Type::Gauge, "Width of the picture; 0 without one.",
               status.width);
    writer.add("lancast_picture_height_pixels", Type::Gauge, "Height of the picture; 0 without one.",
               status.height);
    writer.add("lancast_frames_per_second", Type::Gauge, "Pictures that the publisher sends.",
               status.framesPerSecond);
    if (status.frameAge) {
        writer.add("lancast_picture_age_seconds", Type::Gauge, "How old the newest picture was when it came.",
                   stream::toSeconds(*status.frameAge));
    }
}

void addMemory(MetricsWriter &writer, const StatusSnapshot &status)
{
    writer.add("lancast_gop_cache_bytes", Type::Gauge, "What a new viewer gets at once.",
               double(status.gopCacheBytes));
    writer.add("lancast_gop_cache_limit_bytes", Type::Gauge, "Beyond this the GOP cache empties.",
               double(status.gopCacheLimitBytes));
    writer.add("lancast_gop_cache_seconds", Type::Gauge, "Media time in the GOP cache.",
               stream::toSeconds(status.gopCacheSpan));
    writer.add("lancast_media_bytes", Type::Gauge, "All media that the relay holds, shared bytes once.",
               double(status.mediaBytes));
    writer.add("lancast_media_limit_bytes", Type::Gauge,
               "Beyond this the viewers with most in their queues are let go.",
               double(status.mediaLimitBytes));
}

/// Of all clients of one role together.
struct RoleFigures
{
    ClientRole role = ClientRole::Publisher;
    double clients = 0;
    double lagging = 0;
    double queuedBytes = 0;

    [[nodiscard]] MetricsWriter::Label label() const { return {"role", toString(role).toUtf8()}; }
};

std::array<RoleFigures, 3> figuresByRole(const QList<ClientStatus> &clients)
{
    std::array<RoleFigures, 3> roles{{{ClientRole::Publisher}, {ClientRole::Viewer}, {ClientRole::Player}}};
    for (const ClientStatus &client : clients) {
        RoleFigures &figures = *std::ranges::find(roles, client.role, &RoleFigures::role);
        ++figures.clients;
        figures.lagging += client.isLagging ? 1 : 0;
        figures.queuedBytes += double(client.queuedBytes);
    }
    return roles;
}

void addClients(MetricsWriter &writer, const StatusSnapshot &status)
{
    const auto addByRole = [&writer, roles = figuresByRole(status.clients)](
                               const char *name, const char *help, double RoleFigures::*figure) {
        writer.startFamily(name, Type::Gauge, help);
        for (const RoleFigures &figures : roles)
            writer.addSample(figures.*figure, {figures.label()});
    };
    addByRole("lancast_clients", "Who is connected.", &RoleFigures::clients);
    addByRole("lancast_lagging_clients", "Of those, who gets nothing until the next sync point.",
              &RoleFigures::lagging);
    addByRole("lancast_queued_bytes", "What waits to be taken by clients.", &RoleFigures::queuedBytes);
    writer.add("lancast_webrtc_clients", Type::Gauge, "Viewers and players that get the stream over WebRTC.",
               double(std::ranges::count_if(
                   status.clients, [](const ClientStatus &client) { return client.webRtc.has_value(); })));
    const auto slowest = std::ranges::max_element(status.clients, {}, &ClientStatus::delayMs);
    if (slowest != status.clients.end() && slowest->delayMs) {
        writer.add("lancast_longest_delay_seconds", Type::Gauge,
                   "The longest delay from capture to screen that a viewer reports.",
                   double(*slowest->delayMs) / 1000);
    }
}

void addConnections(MetricsWriter &writer, const StatusSnapshot &status)
{
    writer.add("lancast_connections", Type::Gauge, "Connections that are open.", status.connections.open);
    writer.add("lancast_connections_limit", Type::Gauge, "How many there may be.", status.connections.limit);
    writer.add("lancast_address_connections_limit", Type::Gauge, "How many one address may have.",
               status.connections.limitPerAddress);
    writer.add("lancast_refused_connections_total", Type::Counter,
               "Connections that were refused because their address had as many as it may.",
               double(status.connections.refusedForAddress));
}

void addTotals(MetricsWriter &writer, const StatusSnapshot &status)
{
    writer.add("lancast_received_bytes_total", Type::Counter, "Media from publishers.",
               double(status.totalBytesIn));
    writer.add("lancast_sent_bytes_total", Type::Counter, "Media to viewers and players.",
               double(status.totalBytesOut));
    writer.add("lancast_joined_viewers_total", Type::Counter, "Viewers and players that have joined.",
               double(status.totalViewers));
    writer.add("lancast_recordings_total", Type::Counter, "Runs of publishers' recorders.",
               double(status.encoderRuns));
    writer.add("lancast_dropped_chunks_total", Type::Counter, "What lagging viewers and players missed.",
               double(status.totalDroppedChunks));
}

void addDisk(MetricsWriter &writer, const StatusSnapshot &status)
{
    using State = record::RecordingFileState;
    writer.startFamily("lancast_recording_file_state", Type::Gauge,
                       "1 for the state that the recording file is in.");
    addStates(writer, std::array{State::Off, State::Waiting, State::Writing, State::Failed},
              status.recordingFile.state);
    writer.add("lancast_recording_file_bytes", Type::Gauge, "Size of the newest recording file.",
               double(status.recordingFile.bytes));
    writer.add("lancast_recording_file_seconds", Type::Gauge, "Length of the newest recording file.",
               stream::toSeconds(status.recordingFile.length));
    if (status.recordingFile.timeLeft) {
        writer.add("lancast_recording_left_seconds", Type::Gauge,
                   "Until the disk is full, at the present rate.",
                   double(status.recordingFile.timeLeft->count()));
    }
    writer.add("lancast_rewind_seconds", Type::Gauge, "What viewers can go back to.",
               stream::toSeconds(status.rewind.span));
    writer.add("lancast_rewind_limit_seconds", Type::Gauge, "What is kept at most; 0: nothing.",
               stream::toSeconds(status.rewind.limit));
    writer.add("lancast_rewind_bytes", Type::Gauge, "What is kept for going back, on disk.",
               double(status.rewind.bytes));
}

void addIcecast(MetricsWriter &writer, const StatusSnapshot &status)
{
    using State = icecast::IcecastState;
    const icecast::IcecastStatus &icecast = status.icecast;
    writer.startFamily("lancast_icecast_state", Type::Gauge,
                       "1 for the state that the Icecast output is in.");
    addStates(writer,
              std::array{State::Off, State::Waiting, State::Connecting, State::Sending, State::Retrying},
              icecast.state);
    writer.add("lancast_icecast_connected_seconds", Type::Gauge,
               "How long Icecast has been taking the stream; 0 if it does not.",
               stream::toSeconds(icecast.connectedFor));
    writer.add("lancast_icecast_queued_bytes", Type::Gauge, "What waits to be taken by Icecast.",
               double(icecast.queuedBytes));
    writer.add("lancast_icecast_sent_bytes_total", Type::Counter, "Media to Icecast.", double(icecast.bytes));
    writer.add("lancast_icecast_dropped_chunks_total", Type::Counter, "What Icecast was too slow for.",
               double(icecast.droppedChunks));
    writer.add("lancast_icecast_connections_total", Type::Counter, "How often Icecast accepted the stream.",
               double(icecast.connections));
}

} // namespace

QByteArray metricsText(const StatusSnapshot &status)
{
    MetricsWriter writer;
    writer.startFamily("lancast_build_info", Type::Gauge, "The version of the program.");
    writer.addSample(1, {{"version", LANCAST_VERSION}});
    writer.add("lancast_uptime_seconds", Type::Gauge, "Since the relay was started.",
               stream::toSeconds(status.uptime));
    if (status.cpuShare) {
        writer.add("lancast_relay_cpu_ratio", Type::Gauge, "Of one core that the relay's thread takes.",
                   *status.cpuShare);
    }
    addStream(writer, status);
    addMemory(writer, status);
    addClients(writer, status);
    addConnections(writer, status);
    addTotals(writer, status);
    addDisk(writer, status);
    addIcecast(writer, status);
    return writer.text();
}

} // namespace lancast::net
