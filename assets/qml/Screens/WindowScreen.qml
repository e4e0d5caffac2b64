import QtQuick
import Hall

// The screen above a window. Wide and flat places (LED strips) get one line.
Rectangle {
    id: screen

    required property var face
    readonly property bool strip: width > height * 3.2
    readonly property color accent: face.mode === "paused" ? Theme.warning
        : face.mode === "idle" || face.mode === "ready" ? Theme.good : Theme.ink

    color: Theme.ground
    width: 1920
    height: 1080

    WindowPage {
        anchors.fill: parent
        visible: !screen.strip && screen.face.mode !== "away"
        face: screen.face
        accent: screen.accent
    }
    WindowStrip {
        anchors.fill: parent
        visible: screen.strip && screen.face.mode !== "away"
        face: screen.face
        accent: screen.accent
    }
    AwayPage {
        anchors.fill: parent
        visible: screen.face.mode === "away"
        words: screen.face.headline
        detail: screen.face.detail
        strip: screen.strip
        unit: Math.min(screen.width / 1920, screen.height / 1080) * (screen.width < screen.height * 1.5 ? 1.15 : 1)
    }
}
