import QtQuick
import Hall

// The whole kiosk: the frame, and the page of the face. A page stays as it is while only its words change.
Rectangle {
    id: screen

    property var face
    readonly property var frame: face.frame
    readonly property bool portrait: width < height
    readonly property bool lowered: portrait && frame.lowered

    signal act(name: string, value: string)

    color: Theme.ground
    width: 1080
    height: 1920
    onFaceChanged: show()
    Component.onCompleted: show()

    function show() {
        Theme.language = face.frame.language === "both" && face.frame.elder ? "zh" : face.frame.language;
        leaf.show(face);
    }

    Binding { target: Dp; property: "portrait"; value: screen.portrait }
    Binding { target: Dp; property: "elder"; value: screen.frame.elder }
    Binding {
        target: Dp
        property: "unit"
        value: screen.portrait ? Math.min(screen.width / 1080, screen.height / 1920) : Math.min(screen.width / 1920, screen.height / 1080)
    }
    Connections {
        target: Acts
        function onDone(name, value) {
            screen.act(name, value);
        }
    }

    KioskHead {
        id: head
        frame: screen.frame
        tall: screen.lowered
        width: parent.width
        height: screen.lowered ? parent.height * 0.45 : implicitHeight
    }
    Leaf {
        id: leaf
        anchors { top: head.bottom; bottom: foot.top; left: parent.left; right: parent.right }
        enabled: screen.frame.idle == null
    }
    KioskFoot {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        frame: screen.frame
        enabled: screen.frame.idle == null
    }
    Loader {
        anchors.fill: parent
        active: screen.frame.idle != null
        sourceComponent: IdleQuestion {
            idle: screen.frame.idle
            lowered: screen.lowered
        }
    }
}
